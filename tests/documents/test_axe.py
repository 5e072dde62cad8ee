"""Pages of HTML as axe sees them, the checker of Deque, in a browser where there is one."""

import importlib.util
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from incplan.i18n.catalogue import LANGUAGES
from tests.conftest import Company
from tests.documents.test_reflow import BROWSER, DOCUMENTS

#: Each page in a frame as wide as a telephone; its own policy allows no other script, so that the
#: copy looked at has none.
PROBE = """<html lang="en"><head><title>axe</title></head><body><script>
const files = %s, found = [];
const look = file => new Promise(done => {
  const frame = document.createElement("iframe");
  frame.style.width = "390px"; frame.style.height = "800px";
  frame.src = file;
  frame.onload = async () => {
    const told = await frame.contentWindow.axe.run(frame.contentDocument, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    });
    if (!told.passes.length) found.push([file, "nothing was looked at"]);
    for (const item of told.violations)
      found.push([file, item.id, item.nodes.length, item.nodes[0].html.slice(0, 200)]);
    frame.remove(); done();
  };
  document.body.appendChild(frame);
});
(async () => {
  for (const file of files) await look(file);
  document.body.textContent = "<pre>" + JSON.stringify(found) + "</pre>";
})();
</script></body></html>"""


def _checker() -> Path | None:
    found = importlib.util.find_spec("axe_core_python")
    return Path(str(found.origin)).with_name("axe.min.js") if found else None


@pytest.mark.paper
@pytest.mark.skipif(BROWSER is None, reason="no browser on this machine")
@pytest.mark.skipif(_checker() is None, reason="make installs it")
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(company: Company, tmp_path, language):
    shutil.copy(str(_checker()), tmp_path / "axe.js")
    files = []
    for document in (*DOCUMENTS, "cards", "register"):
        name = f"{document.replace(' ', '-')}.html"
        words = ("export", *document.split(), "--lang", language, "--output", str(tmp_path / name))
        company.ok(*words)
        page = (tmp_path / name).read_text(encoding="utf-8")
        open_page = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page)
        assert open_page != page
        open_page = open_page.replace("</body>", '<script src="axe.js"></script></body>')
        (tmp_path / name).write_text(open_page, encoding="utf-8")
        files.append(name)
    (tmp_path / "probe.html").write_text(PROBE % json.dumps(files), encoding="utf-8")
    done = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu",
            "--allow-file-access-from-files", "--virtual-time-budget=400000", "--dump-dom",
            (tmp_path / "probe.html").as_uri(),
        ],
        capture_output=True, text=True, timeout=500, check=True,
    )  # fmt: skip
    (told,) = re.findall(r"&lt;pre&gt;(.*?)&lt;/pre&gt;", done.stdout, re.S)
    assert json.loads(told.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")) == []
