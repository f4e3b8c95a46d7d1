import QtQuick

// One of our own icons; a directional one is mirrored where people read from the right.
Image {
    property string name
    property color color: Theme.ink
    property int size: Theme.large
    property bool directional: false

    height: size
    mirror: directional && LayoutMirroring.enabled
    source: name === "" ? "" : "image://icon/" + name + "/" + color.toString().slice(-6)
    sourceSize: Qt.size(size, size)
    width: size
}
