"""Sums Surefire's reports; fails where no test ran or one failed."""
import glob
import sys
import xml.etree.ElementTree as tree

run = failed = skipped = 0
for report in glob.glob("**/target/surefire-reports/TEST-*.xml", recursive=True):
    suite = tree.parse(report).getroot()
    run += int(suite.get("tests"))
    failed += int(suite.get("failures")) + int(suite.get("errors"))
    skipped += int(suite.get("skipped"))
print(f"{run - failed - skipped} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or run == skipped else 0)
