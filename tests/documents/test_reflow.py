"""Pages of HTML on narrow screens, in a browser where there is one: nothing scrolls sideways."""

import json
import re
import shutil
import subprocess

import pytest

from incplan.i18n.catalogue import LANGUAGES
from tests.conftest import Company

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
WIDTHS = (320, 360, 390)
DOCUMENTS = ("binder", "plan", "forms", "fiche fire", "contacts", "activities", "role nadia")
PROBE = """<html><body><script>
const files = %s, widths = %s, found = [];
const load = (file, width) => new Promise(done => {
  const frame = document.createElement("iframe");
  frame.style.width = width + "px";
  frame.src = file;
  frame.onload = () => setTimeout(() => {
    const root = frame.contentDocument.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push([file, width, root.scrollWidth]);
    frame.remove(); done();
  }, 30);
  document.body.appendChild(frame);
});
(async () => {
  for (const file of files) for (const width of widths) await load(file, width);
  document.body.innerHTML = "<pre>" + JSON.stringify(found) + "</pre>";
})();
</script></body></html>"""


@pytest.mark.paper
@pytest.mark.skipif(BROWSER is None, reason="no browser on this machine")
def test_no_page_scrolls_sideways_on_a_telephone(company: Company, tmp_path):
    files = []
    for language in LANGUAGES:
        for document in DOCUMENTS:
            name = f"{document.replace(' ', '-')}-{language}.html"
            words = ("export", *document.split(), "--lang", language, "--format", "html")
            company.ok(*words, "--output", str(tmp_path / name))
            files.append(name)
    probe = tmp_path / "probe.html"
    probe.write_text(PROBE % (json.dumps(files), list(WIDTHS)), encoding="utf-8")
    done = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu",
            "--allow-file-access-from-files", "--virtual-time-budget=200000", "--dump-dom",
            probe.as_uri(),
        ],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    (told,) = re.findall(r"<pre>(.*?)</pre>", done.stdout)
    assert json.loads(told) == []
