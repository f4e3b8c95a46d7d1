pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Before those who look after the kiosk: the PIN, then how the kiosk is and what to do.
Rectangle {
    id: page

    required property ServiceMenu service
    required property string language
    readonly property bool upright: height >= width
    readonly property int margin: Theme.space * (upright ? 8 : 5)

    color: Theme.paper
    objectName: "page-service"

    // Above all that is touched, which would keep the touch to itself; a handler lets it through.
    Item {
        anchors.fill: parent
        z: 1

        PointHandler {
            onActiveChanged: {
                if (active)
                    page.service.beginTouch();
                else
                    // After what the finger was on has heard of it.
                    Qt.callLater(page.service.endTouch);
            }
        }
    }
    // Nothing behind it is touched.
    MouseArea {
        anchors.fill: parent
    }
    Phrase {
        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: shut.left
        anchors.verticalCenter: shut.verticalCenter
        font.bold: true
        heading: true
        language: page.language
        size: Theme.title
        text: page.service.words.title
    }
    QuietButton {
        id: shut

        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: parent.top
        height: Theme.touch
        iconName: "close"
        language: page.language
        objectName: "service-shut"
        text: page.service.words.shut

        onClicked: page.service.shut()
    }
    Loader {
        anchors.bottom: notice.top
        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        anchors.top: shut.bottom
        sourceComponent: page.service.stage === "pin" ? pinPad : menu
    }
    Phrase {
        id: notice

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.margins: page.margin
        anchors.right: parent.right
        font.bold: true
        height: Math.max(Theme.touch, implicitHeight)
        horizontalAlignment: Text.AlignHCenter
        language: page.language
        objectName: "service-notice"
        size: Theme.large
        text: page.service.notice
        verticalAlignment: Text.AlignVCenter
    }
    Component {
        id: pinPad

        PinPad {
            language: page.language
            service: page.service
        }
    }
    Component {
        id: menu

        ServiceMenuPage {
            language: page.language
            service: page.service
        }
    }
}
