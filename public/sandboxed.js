// A frame with a sandbox but without allow-same-origin has no origin of its own. Browsers start no workers there and
// load no modules, so the page says why it stays empty. A script of the old kind, for those are loaded even so.
if (self.origin === 'null') {
  document.getElementById('root').textContent =
    'Searchlight cannot compute here, because this frame is sandboxed without an origin: add allow-scripts and allow-same-origin to its sandbox, or open the page by itself.';
}
