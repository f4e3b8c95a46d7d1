import QtQuick

// A white surface with one soft shadow.
Rectangle {
    id: card

    color: Theme.surface
    radius: Theme.radius

    Rectangle {
        anchors.fill: parent
        anchors.bottomMargin: -Theme.space / 4
        anchors.topMargin: Theme.space / 4
        color: Theme.ink
        opacity: 0.05
        radius: card.radius
        z: -1
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: -1
        border.color: Theme.line
        color: "transparent"
        opacity: 0.6
        radius: card.radius + 1
    }
}
