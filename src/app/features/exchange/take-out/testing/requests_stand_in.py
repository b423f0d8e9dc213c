"""Stands in for the library `requests` where it is not installed: as much of it as the generated programs use."""
import http.client
from urllib.parse import urlsplit


class Response:
    def __init__(self, raw):
        self.status_code = raw.status
        self.text = raw.read().decode()


def post(url, headers, data=None, allow_redirects=True):
    assert allow_redirects is False
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port)
    connection.request("POST", parts.path, body=data, headers=headers)
    return Response(connection.getresponse())
