"""The elements of HTML, by what they mean for a reader."""

from __future__ import annotations


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1",
    "h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p page pre search section summary table",
    "tbody td text tfoot th thead tr ul",
)
INLINE = _names(
    "a abbr acronym b bdi bdo big br button cite code col colgroup data del dfn em embed font i iframe img input ins kbd label link",
    "mark meta noscript object param picture q s samp script select small source span strike strong style sub sup svg template",
    "textarea time title track tt u var video audio wbr",
)
HIDING = _names(
    "script style head template noscript svg iframe object embed audio video canvas map select textarea button input datalist title",
    "link meta base nav ix:header",
)
DELETING = _names("del s strike")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
CHROME_ROLES = _names("navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar")
CHROME_NAMES = _names(
    "nav navbar navigation menu main-menu mobile-menu breadcrumb breadcrumbs cookie-banner cookie-notice cookie-consent cookies",
    "cookie skip-link social-share share-buttons share-bar sharing related-news related-posts related-articles site-header",
    "site-footer page-footer global-header global-footer newsletter-signup",
)
"""Classes and ids of what is part of a site."""
