// Sets theme and language before the first paint; a file of its own because the CSP forbids inline script.
(function () {
  var root = document.documentElement, q = new URLSearchParams(location.search), theme = null, lang = null;
  try { theme = localStorage.getItem('hj-theme'); lang = localStorage.getItem('hj-lang'); } catch (e) { /* storage may be off */ }
  theme = q.get('theme') || theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  lang = q.get('lang') || lang || ((navigator.language || 'ko').slice(0, 2) === 'ko' ? 'ko' : 'en');
  root.dataset.theme = theme === 'dark' ? 'dark' : 'light';
  root.lang = lang === 'en' ? 'en' : 'ko';
})();
