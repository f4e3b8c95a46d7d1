import QtQuick

// Where the keyboard is: a ring of ink around its owner, apart from it, so that it stands out
// whatever the owner's colour.
Rectangle {
    id: ring

    required property bool shown

    anchors.fill: parent
    anchors.margins: -Theme.space
    border.color: Theme.ink
    // As wide as what is left between both.
    border.width: Math.max(2, Theme.space / 2)
    color: "transparent"
    objectName: shown ? "focus-ring" : ""
    radius: Theme.radius + Theme.space
    visible: shown
}
