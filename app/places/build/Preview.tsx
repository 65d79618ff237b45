import { useEffect, useRef, useState } from 'react';

/** What students see, alive. */
export function Preview({ url }: { readonly url: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [first] = useState(url);
  const shown = useRef(url);
  useEffect(() => {
    if (shown.current === url) return;
    shown.current = url;
    // Not by src: that would leave a step for the Back button with every tick.
    frame.current?.contentWindow?.location.replace(url);
  }, [url]);
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- this very page, which no sandbox could keep from anything
    <iframe ref={frame} className="build-frame" title="Preview: what students see" src={first} allow="fullscreen" />
  );
}
