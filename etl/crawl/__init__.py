"""Crawling, politely and safely, into a web archive: Scrapy fetches, `extract.sites` understands."""
