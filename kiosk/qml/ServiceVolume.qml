pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// How loud pages are read aloud: quieter, the level, louder; each touch is heard at once.
Item {
    id: row

    required property ServiceMenu service
    required property string language

    opacity: service.sounds ? 1 : 0.5

    QuietButton {
        id: quieter

        Accessible.name: row.service.words.quieter
        anchors.left: parent.left
        enabled: row.service.sounds && row.service.volume > 1
        height: parent.height
        iconName: "quieter"
        objectName: "service-quieter"
        size: Theme.large
        width: height * 1.4

        onClicked: row.service.changeVolume(-1)
    }
    Column {
        anchors.left: quieter.right
        anchors.margins: Theme.space * 2
        anchors.right: louder.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space

        Phrase {
            horizontalAlignment: Text.AlignHCenter
            language: row.language
            size: Theme.body
            text: row.service.words.volume
            width: parent.width
        }
        Row {
            id: levels

            readonly property real stepWidth: (width - (row.service.volumes - 1) * spacing) / row.service.volumes

            Accessible.name: row.service.words.volume + " " + row.service.volume + "/" + row.service.volumes
            Accessible.role: Accessible.ProgressBar
            height: Theme.space * 2.5
            objectName: "service-volume"
            spacing: Theme.space / 2
            width: parent.width

            Repeater {
                model: row.service.volumes

                Rectangle {
                    required property int index

                    border.color: Theme.primary
                    border.width: Math.max(1, Theme.space / 4)
                    color: index < row.service.volume ? Theme.primary : "transparent"
                    height: levels.height
                    radius: Theme.space / 2
                    width: levels.stepWidth
                }
            }
        }
    }
    QuietButton {
        id: louder

        Accessible.name: row.service.words.louder
        anchors.right: parent.right
        enabled: row.service.sounds && row.service.volume < row.service.volumes
        height: parent.height
        iconName: "louder"
        objectName: "service-louder"
        size: Theme.large
        width: height * 1.4

        onClicked: row.service.changeVolume(1)
    }
}
