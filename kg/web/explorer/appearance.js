// Light or dark, English or Chinese.

const dark = matchMedia("(prefers-color-scheme: dark)"), paper = matchMedia("print");

function paint(theme) {
  document.documentElement.dataset.theme = theme;
  readColours();
  repaint();
}

// What the reader chose, else what the system has; paper is white.
function follow() {
  const wish = setting("theme");
  paint(paper.matches ? "light" : wish === "dark" || wish === "light" ? wish : dark.matches ? "dark" : "light");
}

function toggleTheme() {
  const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  setting("theme", theme);
  paint(theme);
}

function speak(chosenLanguage) {
  language = chosenLanguage;
  translate();
  byId("language").setAttribute("lang", language === "zh" ? "en" : "zh-Hans");
  if (!network) return;
  refresh();
  repaint();
  renderPanel();
}
