pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// How the kiosk is, and what those who look after it may do.
Item {
    id: menu

    required property ServiceMenu service
    required property string language
    readonly property bool upright: height >= width

    objectName: "service-menu"

    Card {
        id: facts

        anchors.left: parent.left
        anchors.top: parent.top
        height: rows.height + Theme.space * 4
        width: menu.upright ? parent.width : (parent.width - Theme.space * 4) * 0.6

        Column {
            id: rows

            anchors.left: parent.left
            anchors.margins: Theme.space * 3
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            Repeater {
                model: menu.service.facts

                Item {
                    id: fact

                    required property var modelData
                    required property int index

                    height: Math.max(name.height, found.height) + Theme.space * 3
                    objectName: "service-fact-" + modelData.icon
                    width: rows.width

                    Rectangle {
                        anchors.left: parent.left
                        anchors.right: parent.right
                        color: Theme.line
                        height: Math.max(1, Theme.space / 4)
                        visible: fact.index > 0
                    }
                    Icon {
                        id: mark

                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.primary
                        name: fact.modelData.icon
                        size: Theme.large
                    }
                    Phrase {
                        id: name

                        anchors.left: mark.right
                        anchors.leftMargin: Theme.space * 2
                        anchors.verticalCenter: parent.verticalCenter
                        color: Theme.quietInk
                        language: menu.language
                        size: Theme.body
                        text: fact.modelData.label
                        width: fact.width * 0.28
                    }
                    Phrase {
                        id: found

                        anchors.left: name.right
                        anchors.leftMargin: Theme.space * 2
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        font.bold: true
                        language: menu.language
                        size: Theme.body
                        text: fact.modelData.value
                    }
                }
            }
        }
    }
    Column {
        anchors.right: parent.right
        anchors.top: menu.upright ? facts.bottom : parent.top
        anchors.topMargin: menu.upright ? Theme.space * 4 : 0
        spacing: Theme.space * 2
        width: menu.upright ? parent.width : (parent.width - Theme.space * 4) * 0.4

        ServiceAct {
            enabled: menu.service.printsAgain
            iconName: "copy"
            language: menu.language
            name: "reprint"
            service: menu.service

            onClicked: menu.service.printAgain()
        }
        ServiceAct {
            enabled: menu.service.printsTest
            iconName: "printer"
            language: menu.language
            name: "testPage"
            service: menu.service

            onClicked: menu.service.printTestPage()
        }
        ServiceAct {
            iconName: "refresh"
            language: menu.language
            name: "handOver"
            service: menu.service
            visible: menu.service.aside

            onClicked: menu.service.handOver()
        }
        ServiceAct {
            iconName: "close"
            language: menu.language
            name: "giveUp"
            service: menu.service
            visible: menu.service.aside

            onClicked: menu.service.giveUp()
        }
        ServiceAct {
            iconName: "headphones"
            language: menu.language
            name: "sound"
            service: menu.service
            // What waits for a decision needs the room.
            visible: !menu.service.aside

            onClicked: menu.service.trySound()
        }
        ServiceVolume {
            height: Theme.touch * 1.2
            language: menu.language
            service: menu.service
            visible: !menu.service.aside
            width: parent.width
        }
        ServiceAct {
            iconName: "refresh"
            language: menu.language
            name: "restart"
            service: menu.service

            onClicked: menu.service.restart()
        }
        ServiceAct {
            iconName: "lock"
            language: menu.language
            name: "close"
            service: menu.service

            onClicked: menu.service.closeKiosk()
        }
    }
}
