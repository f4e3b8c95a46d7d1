// Who was called and did not come, apart from the calls: what to do, and the latest tickets.
import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: strip

    // As many as are as large as the words beside them; who is absent longest is left out first.
    readonly property int most: Math.max(1, Math.floor(tickets.width / (Theme.body * 4)))
    required property BoardViewModel viewModel

    border.color: Theme.line
    border.width: Math.max(1, Theme.space / 4)
    color: Theme.surface
    implicitHeight: Theme.body * 2.8
    objectName: "absent"
    radius: Theme.radius

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space * 3
        anchors.rightMargin: Theme.space * 3
        spacing: Theme.space * 4

        Captions {
            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            color: Theme.quietInk
            objectName: "absent-captions"
            pixelSize: Theme.small
            stacked: true
            words: strip.viewModel.absentCaptions
        }
        Figures {
            id: tickets

            Layout.fillHeight: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            color: Theme.quietInk
            fill: 0.5
            horizontalAlignment: Text.AlignHCenter
            objectName: "absent-labels"
            text: strip.viewModel.absent.slice(0, strip.most).join("   ")
        }
    }
}
