// Keeps what is under way up to date; without it the page shows the same when it is loaded again.
const seconds = Number(document.currentScript.dataset.seconds);

async function refresh() {
  if (document.hidden) return;
  const response = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!response.ok) return;
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const old of document.querySelectorAll('[data-live]')) {
    const fresh = next.getElementById(old.id);
    if (fresh !== null && !old.contains(document.activeElement)) old.replaceWith(fresh);
  }
}

setInterval(() => void refresh().catch(() => undefined), seconds * 1000);
