/** For who goes by keys: past what every page begins with. An address after `#` opens a page here, so this is no link. */
export function SkipLink() {
  const skip = (): void => {
    const main = document.querySelector('main');
    if (main === null) return;
    main.tabIndex = -1;
    main.focus();
  };
  return (
    <button type="button" className="button skip-link" onClick={skip}>
      Skip to the content
    </button>
  );
}
