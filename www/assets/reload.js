// Development only: reloads the page when the package was rebuilt or the shop restarted.

let shown;
new EventSource('/dev/reload').addEventListener('message', ({ data: version }) => {
  shown ??= version;
  if (version !== shown) location.reload();
});
