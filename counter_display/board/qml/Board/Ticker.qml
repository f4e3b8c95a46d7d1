// Where questions and complaints go, and one sentence after the other, each in its language. A
// sentence that is longer than the line is read in parts.
pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: ticker

    readonly property var parts: ticker.viewModel.inParts(ticker.viewModel.ticker, place.width, Theme.body)
    property int shown: 0
    // Where the line is short, the sentence has one of its own.
    property bool stacked: false
    required property BoardViewModel viewModel

    color: Theme.ink
    objectName: "ticker"

    onPartsChanged: {
        ticker.shown = 0;
        sentence.say(ticker.parts[0] ?? { "family": "", "isRightToLeft": false, "text": "" });
    }

    Timer {
        // Time to find the line, and then to read it.
        interval: 3500 + 75 * (ticker.parts[ticker.shown]?.text.length ?? 0)
        repeat: true
        running: ticker.parts.length > 1

        onTriggered: ticker.shown = (ticker.shown + 1) % ticker.parts.length
    }
    GridLayout {
        anchors.bottomMargin: ticker.stacked ? Theme.space : 0
        anchors.fill: parent
        anchors.leftMargin: Theme.space * 5
        anchors.rightMargin: Theme.space * 5
        anchors.topMargin: ticker.stacked ? Theme.space : 0
        columnSpacing: Theme.space * 4
        columns: ticker.stacked ? 1 : 2
        rowSpacing: 0

        Text {
            Layout.alignment: Qt.AlignVCenter
            color: Theme.paper
            font.bold: true
            font.pixelSize: Theme.body
            objectName: "contact"
            text: ticker.viewModel.contact
            textFormat: Text.PlainText
        }
        Item {
            id: place

            Layout.fillHeight: true
            Layout.fillWidth: true

            // The old sentence goes, then the new one comes.
            Words {
                id: sentence

                property var next: ticker.parts[ticker.shown] ?? { "family": "", "isRightToLeft": false, "text": "" }

                anchors.fill: parent
                caption: ({ "family": "", "isRightToLeft": false, "text": "" })
                color: Theme.paper
                horizontalAlignment: ticker.viewModel.isRightToLeft === ticker.stacked ? Text.AlignRight : Text.AlignLeft
                objectName: "sentence"
                verticalAlignment: Text.AlignVCenter

                function say(what: var) {
                    turning.stop();
                    sentence.opacity = 1;
                    sentence.caption = what;
                }

                Component.onCompleted: sentence.say(sentence.next)
                onNextChanged: {
                    if (sentence.next.text !== sentence.caption.text)
                        turning.restart();
                }

                SequentialAnimation {
                    id: turning

                    NumberAnimation { duration: Theme.motionMs; easing.type: Easing.OutQuad; property: "opacity"; target: sentence; to: 0 }
                    ScriptAction { script: sentence.caption = sentence.next }
                    NumberAnimation { duration: Theme.motionMs; easing.type: Easing.OutQuad; property: "opacity"; target: sentence; to: 1 }
                }
            }
        }
    }
}
