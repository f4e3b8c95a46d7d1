// The board may lack calls: it says since when.
import QtQuick
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: notice

    property alias stacked: captions.stacked
    required property BoardViewModel viewModel

    color: Theme.warning
    implicitHeight: captions.implicitHeight + Theme.space * 2
    objectName: "stale-notice"

    Captions {
        id: captions

        anchors.centerIn: parent
        color: Theme.surface
        pixelSize: Theme.body
        width: parent.width - Theme.space * 4
        words: notice.viewModel.staleNotices
    }
}
