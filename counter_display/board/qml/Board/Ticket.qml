// A ticket's letters and digits, or a counter: letters end at one edge, digits at another, so that
// tickets stand in columns; from left to right in every language.
pragma ComponentBehavior: Bound

import QtQuick

Item {
    id: ticket

    required property color color
    readonly property real contentWidth: ticket.lettersWide + ticket.gap + ticket.digitsWide
    property string digits: ""
    property real digitsWide: figures.implicitWidth
    readonly property real gap: ticket.letters === "" ? 0 : ticket.size * 0.14
    property string letters: ""
    property real lettersWide: prefix.implicitWidth
    // Of the letters, in pixels; a capital is 0.714 of it.
    required property real size
    // As it is said.
    property string text: ticket.letters + ticket.digits

    implicitHeight: ticket.size * 0.714
    implicitWidth: ticket.contentWidth

    component Part: Text {
        anchors.verticalCenter: parent.verticalCenter
        // From the middle of the line to that of its capitals.
        anchors.verticalCenterOffset: -ticket.size * 0.031
        color: ticket.color
        font.bold: true
        font.features: { "tnum": 1 }
        font.pixelSize: Math.max(1, Math.floor(ticket.size))
        horizontalAlignment: Text.AlignRight
        textFormat: Text.PlainText
    }

    Item {
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: false
        anchors.fill: parent

        Part {
            id: prefix

            text: ticket.letters
            width: ticket.lettersWide
        }
        Part {
            id: figures

            text: ticket.digits
            width: ticket.digitsWide
            x: ticket.lettersWide + ticket.gap
        }
    }
}
