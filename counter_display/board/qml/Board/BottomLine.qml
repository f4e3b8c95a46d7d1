// Where questions and complaints go, and one advice after the other, each in its language.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: line

    property int shown: 0
    required property BoardViewModel viewModel

    color: Theme.ink

    Timer {
        interval: 10000
        repeat: true
        running: true
        onTriggered: line.shown = (line.shown + 1) % Math.max(1, line.viewModel.advice.length)
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space * 5
        anchors.rightMargin: Theme.space * 5
        spacing: Theme.space * 4

        Text {
            color: Theme.paper
            font.bold: true
            font.pixelSize: Theme.body
            objectName: "contact"
            text: line.viewModel.contact
            textFormat: Text.PlainText
        }
        Item {
            Layout.fillHeight: true
            Layout.fillWidth: true

            Repeater {
                model: line.viewModel.advice

                Words {
                    required property int index
                    required property var modelData

                    anchors.fill: parent
                    caption: modelData
                    color: Theme.paper
                    fontSizeMode: Text.Fit
                    horizontalAlignment: line.viewModel.isRightToLeft ? Text.AlignLeft : Text.AlignRight
                    minimumPixelSize: Theme.small / 2
                    opacity: index === line.shown ? 1 : 0
                    verticalAlignment: Text.AlignVCenter
                    wrapMode: Text.WordWrap

                    Behavior on opacity {
                        NumberAnimation { duration: Theme.motionMs; easing.type: Easing.OutQuad }
                    }
                }
            }
        }
    }
}
