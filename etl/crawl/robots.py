"""A site whose robots.txt cannot be read for an error of its server has to be left alone (RFC 9309, 2.3.1.4)."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from scrapy.utils.httpobj import urlparse_cached

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response

_EVERYTHING = b"User-agent: *\nDisallow: /\n"


class UnreadableRobots:
    """Reads an error of the server as a robots.txt that forbids everything, where Scrapy would be allowed all.

    It sees answers after the retries, and before Scrapy's own middleware reads them.
    """

    def process_response(self, request: Request, response: Response) -> Response:
        """Gives the answer, or what it stands for."""
        is_robots = urlparse_cached(request).path == "/robots.txt"
        if is_robots and response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return response.replace(status=HTTPStatus.OK, body=_EVERYTHING)
        return response
