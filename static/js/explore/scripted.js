// Loaded before anything is drawn: with a script the picture comes first, and the tables wait until asked for.
document.documentElement.classList.add("scripted");
