"""The parts of a Word file: a zip archive from a stranger, opened with care."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclint.model.errors import InputError

if TYPE_CHECKING:
    from zipfile import ZipFile

_MOST_MEMBERS = 4096
_LARGEST_PART = 32 * 1024 * 1024
_LARGEST_ALL = 256 * 1024 * 1024
"""Units: bytes, unpacked. Pictures of a release can be large, its text cannot."""
_OLE = b"\xd0\xcf\x11\xe0"
_SAVE = "open it in Word and save it as DOCX again"
_DOCUMENT = "word/document.xml"


class Archive:
    """A Word file whose parts can be asked for.

    Errors: InputError if it is no Word file, is encrypted, or unpacks to far more than a release.
    """

    def __init__(self, data: bytes, name: str) -> None:
        from io import BytesIO
        from zipfile import BadZipFile, ZipFile

        self.name = name
        if data.startswith(_OLE):
            raise InputError(name, "is protected by a password, or in the old Word format", "save it without a password, as DOCX")
        if not data.startswith(b"PK"):
            raise InputError(name, "is no Word file", _SAVE)
        try:
            self._zip: ZipFile = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise InputError(name, "is a broken Word file", _SAVE) from error
        members = self._zip.infolist()
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_ALL:
            raise InputError(name, "unpacks to far more than a release", "check where the file comes from")
        self._names = {member.filename: member for member in members}
        self.document = self._main()

    def _main(self) -> str:
        rels = self.part("_rels/.rels")
        for relation in rels if rels is not None else ():
            if str(relation.get("Type", "")).endswith("/officeDocument"):
                target = str(relation.get("Target", "")).lstrip("/")
                if target in self._names:
                    return target
        if _DOCUMENT in self._names:
            return _DOCUMENT
        raise InputError(self.name, "is no Word file: it has no document in it", _SAVE)

    def beside(self, part: str) -> Any:
        """Return the part that lies beside the document, or None."""
        folder, _, _ = self.document.rpartition("/")
        return self.part(f"{folder}/{part}" if folder else part)

    def links(self) -> dict[str, str]:
        """Return the targets of the relations of the document, by id."""
        folder, _, file = self.document.rpartition("/")
        rels = self.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        return {str(relation.get("Id")): str(relation.get("Target", "")) for relation in (rels if rels is not None else ())}

    def part(self, path: str) -> Any:
        """Return the root element of a part, None if there is none."""
        member = self._names.get(path)
        if member is None:
            return None
        if member.flag_bits & 1:
            raise InputError(self.name, "is protected by a password", "save it without a password")
        return self._parsed(self._unpacked(member))

    def _unpacked(self, member: Any) -> bytes:
        from zipfile import BadZipFile
        from zlib import error as zlib_error

        if member.file_size > _LARGEST_PART:
            raise InputError(self.name, "unpacks to far more than a release", "check where the file comes from")
        try:
            with self._zip.open(member) as stream:
                data = stream.read(_LARGEST_PART + 1)
        except (BadZipFile, zlib_error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
            raise InputError(self.name, "is a broken Word file", _SAVE) from error
        if len(data) > _LARGEST_PART:
            raise InputError(self.name, "unpacks to far more than a release", "check where the file comes from")
        return data

    def _parsed(self, data: bytes) -> Any:
        from lxml import etree

        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True, recover=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise InputError(self.name, "is a broken Word file", _SAVE) from error
        if root.getroottree().docinfo.internalDTD is not None:  # Word writes none: it could only blow up entities
            raise InputError(self.name, "declares XML entities, which no Word file does", "check where the file comes from")
        return root
