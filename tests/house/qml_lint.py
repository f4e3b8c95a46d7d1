"""Lint every QML file with the types that Python gives to it: python -m tests.house.qml_lint.

qmllint is told of these types by an import path that is written for it: one module for each
``QML_IMPORT_NAME``, and copies of the QML files of the same module. The Python classes are asked
rather than read, since their properties may be made in ways a reader of the text cannot follow.
"""

import importlib
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import PySide6
from PySide6.QtCore import QMetaMethod, QMetaObject, QObject

ROOT = Path(__file__).parents[2]
_IMPORT_NAME = re.compile(r'^QML_IMPORT_NAME = "([\w.]+)"$', re.MULTILINE)
_INHERITED: QMetaObject = vars(QObject)["staticMetaObject"]
_ELEMENT = re.compile(r"^@QmlElement\n((?:@.+\n)*)class (\w+)", re.MULTILINE)


def lint() -> int:
    """Print what qmllint finds and return its exit code; 0 when there is no QML at all."""
    qml = list(_sources("*.qml"))
    if not qml:
        return 0
    with TemporaryDirectory() as name:
        types = Path(name).resolve()
        copied = write_types(types)
        files = [_seen_from(path, copied) for path in qml]
        paths = [types, *(path for path in _sources("qml") if path.is_dir())]
        imports = [word for path in paths for word in ("-I", str(path))]
        qmllint = Path(PySide6.__file__).parent / "qmllint"
        command = [str(qmllint), "-W", "0", *imports, *map(str, files)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        told = done.stdout + done.stderr
        for source, copy in copied.items():
            told = told.replace(str(copy), str(source.relative_to(ROOT)))
    sys.stdout.write(told)
    return done.returncode


def write_types(folder: Path) -> Mapping[Path, Path]:
    """Write the import path; return which folders of QML files it holds, and where."""
    components: defaultdict[str, list[str]] = defaultdict(list)
    for path in _sources("*.py"):
        text = path.read_text("utf-8")
        if named := _IMPORT_NAME.search(text):
            components[named[1]] += _components(named[1], path, text)
    beside = {path.read_text("utf-8").split()[1]: path for path in _sources("qmldir")}
    copied: dict[Path, Path] = {}
    for module, texts in components.items():
        target = folder / module.replace(".", "/")
        target.mkdir(parents=True)
        types = "\n".join(("import QtQuick.tooling 1.2", "Module {", *texts, "}", ""))
        (target / "python.qmltypes").write_text(types, "utf-8")
        lines = [f"module {module}", "typeinfo python.qmltypes", "depends QtQuick auto"]
        if module in beside:
            copied[beside[module].parent] = target
            lines += beside[module].read_text("utf-8").splitlines()[1:]
            for qml in beside[module].parent.glob("*.qml"):
                shutil.copy(qml, target)
        (target / "qmldir").write_text("\n".join((*lines, "")), "utf-8")
    return copied


def _sources(name: str) -> Iterator[Path]:
    for path in sorted(ROOT.rglob(name)):
        if not path.relative_to(ROOT).parts[0].startswith((".", "tests")):
            yield path


def _seen_from(qml: Path, copied: Mapping[Path, Path]) -> Path:
    return copied.get(qml.parent, qml.parent) / qml.name


def _components(module: str, path: Path, text: str) -> Iterator[str]:
    python = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    for decorators, name in _ELEMENT.findall(text):
        meta: QMetaObject = vars(python)[name].staticMetaObject
        singleton = ["isSingleton: true"] if "@QmlSingleton" in decorators else []
        yield "\n".join(
            (
                "Component {",
                f'name: "{name}"; prototype: "QObject"; accessSemantics: "reference"',
                f'exports: ["{module}/{name} 1.0"]; exportMetaObjectRevisions: [256]',
                *singleton,
                *_properties(meta),
                *_methods(meta),
                "}",
            )
        )


def _properties(meta: QMetaObject) -> Iterator[str]:
    for index in range(_INHERITED.propertyCount(), meta.propertyCount()):
        one = meta.property(index)
        facts = [f'name: "{one.name()!s}"', f'type: "{_qml_type(str(one.typeName()))}"']
        facts += ["isPointer: true"] if str(one.typeName()).endswith("*") else []
        facts += [] if one.isWritable() else ["isReadonly: true"]
        facts += ["isConstant: true"] if one.isConstant() else []
        if one.hasNotifySignal():
            facts.append(f'notify: "{one.notifySignal().name().toStdString()}"')
        yield f"Property {{ {'; '.join(facts)} }}"


def _methods(meta: QMetaObject) -> Iterator[str]:
    for index in range(_INHERITED.methodCount(), meta.methodCount()):
        one = meta.method(index)
        facts = [f'name: "{one.name().toStdString()}"']
        if str(one.typeName()) not in {"", "void"}:
            facts.append(f'type: "{_qml_type(str(one.typeName()))}"')
        parameters = ""
        for number, kind in enumerate(one.parameterTypes()):
            given = one.parameterNames()[number].toStdString() or f"value{number}"
            shown = _qml_type(kind.toStdString())
            parameters += f' Parameter {{ name: "{given}"; type: "{shown}" }}'
        is_signal = one.methodType() == QMetaMethod.MethodType.Signal
        yield f"{'Signal' if is_signal else 'Method'} {{ {'; '.join(facts)};{parameters} }}"


def _qml_type(name: str) -> str:
    return "QVariant" if name == "PyObject" else name.removesuffix("*")


if __name__ == "__main__":
    sys.exit(lint())
