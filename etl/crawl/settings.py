"""How Scrapy is to behave: slowly, openly, and within limits."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from etl.crawl.addresses import ALLOWED_NETWORKS
from etl.crawl.plan import Plan
from etl.crawl.restraint import ROBOTS_NAME

_HERE = "etl.crawl"
_SHORTEST_DELAY = 0.01
"""Seconds. Without any delay Scrapy 2.19 starts all waiting requests to a host at once, whatever their limit."""

_RETRIED = (500, 502, 503, 504, 522, 524, 408)


def settings(plan: Plan) -> dict[str, Any]:
    """The settings of a crawl: one request at a time for each host, and a pause that grows with its answers."""
    limits = plan.limits
    return {
        "USER_AGENT": f"gongkai/{version('gongkai')} (research archive of annual reports; contact: {plan.contact})",
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": ROBOTS_NAME,
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": max(limits.delay, _SHORTEST_DELAY),
        "AUTOTHROTTLE_ENABLED": limits.delay > _SHORTEST_DELAY,
        "AUTOTHROTTLE_START_DELAY": limits.delay,
        "DOWNLOAD_TIMEOUT": limits.timeout,
        "DNS_TIMEOUT": min(limits.timeout, 20.0),
        "DOWNLOAD_MAXSIZE": limits.largest,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {
            **dict.fromkeys(("http", "https"), f"{_HERE}.restraint.RestrainedHandler"),
            **dict.fromkeys(("data", "file", "ftp", "s3")),
        },
        "HTTPPROXY_ENABLED": False,
        "METAREFRESH_MAXDELAY": 10,
        "REDIRECT_MAX_TIMES": 8,
        "RETRY_TIMES": 2,
        "RETRY_HTTP_CODES": list(_RETRIED),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Language": "zh-CN,zh;q=0.9",
            # Packed bodies differ from one answer to the next, and would hide that nothing changed.
            "Accept-Encoding": "identity",
        },
        "TWISTED_DNS_RESOLVER": f"{_HERE}.addresses.PublicResolver",
        ALLOWED_NETWORKS: limits.private,
        "DOWNLOADER_MIDDLEWARES": {
            f"{_HERE}.addresses.PublicAddresses": 50,
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            f"{_HERE}.robots.UnreadableRobots": 120,
            f"{_HERE}.storing.Storing": 950,
        },
        "TELNETCONSOLE_ENABLED": False,
        "LOG_ENABLED": False,
        "LOG_INSTALL_ROOT_HANDLER": False,
        "REQUEST_FINGERPRINTER_CLASS": "scrapy.utils.request.RequestFingerprinter",
    }
