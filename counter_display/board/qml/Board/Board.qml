// The waiting room's screen: who is called where. It needs no touch and offers none.
pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Board
import Nouba.UiKit

Rectangle {
    id: board

    readonly property real absentHeight: (board.isPortrait ? 150 : 96) * Theme.scale
    // Where pictures are shown. Who is called goes before them: with too few rows they go.
    readonly property var besideMedia: board.viewModel.callSizes(board.viewModel.shape, { "beside": false, "height": board.callsHeight, "mm": board.mm, "scale": Theme.scale, "width": board.isPortrait ? board.middleWidth : board.callsWidth })
    readonly property real callsHeight: board.isPortrait ? board.middleHeight * 0.64 - Theme.space * 2 - (board.waits ? strip.implicitHeight + Theme.space * 2 : 0) : board.middleHeight
    readonly property real callsWidth: Math.max(board.middleWidth * 0.46, board.viewModel.leastWidth(board.viewModel.shape, Theme.scale, board.mm))
    readonly property real footHeight: (board.isPortrait ? 128 : 84) * Theme.scale
    readonly property bool hasRoom: board.viewModel.awaited <= board.besideMedia.rows * board.besideMedia.columns
    readonly property bool isPortrait: board.height > board.width
    readonly property int margin: Theme.space * 5
    required property MediaViewModel media
    readonly property real middleHeight: board.height - heading.y - heading.height - Theme.space * 3.5 - board.absentHeight - board.footHeight
    readonly property real middleWidth: board.width - board.margin * 2
    readonly property real mm: board.viewModel.pixelsOfMm(board.width, board.height)
    // With many counters the advice has no line of its own: it gives way to who is absent.
    readonly property bool sharesFoot: !board.isPortrait && !board.showsMedia && board.viewModel.areMany
    // Without anything to show the calls have the whole screen.
    readonly property bool showsMedia: board.viewModel.template === "media" && board.media.hasMedia && board.hasRoom
    readonly property bool sideBySide: board.showsMedia && !board.isPortrait
    required property BoardViewModel viewModel
    readonly property bool waits: board.viewModel.waiting.length > 0

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: board.viewModel.isRightToLeft
    color: Theme.paper

    TopLine {
        id: heading

        height: (board.isPortrait ? 144 : 92) * Theme.scale
        viewModel: board.viewModel
        width: board.width - board.margin * 2
        x: board.margin
        y: Theme.space * 1.5
    }
    Item {
        anchors.bottom: absent.top
        anchors.bottomMargin: Theme.space * 2
        anchors.left: parent.left
        anchors.leftMargin: board.margin
        anchors.right: parent.right
        anchors.rightMargin: board.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * 1.5

        CallsPlace {
            id: calls

            anchors.bottom: strip.visible && !board.sideBySide ? strip.top : parent.bottom
            anchors.bottomMargin: strip.visible && !board.sideBySide ? Theme.space * 2 : 0
            anchors.left: parent.left
            anchors.top: board.showsMedia && board.isPortrait ? media.bottom : parent.top
            anchors.topMargin: board.showsMedia && board.isPortrait ? Theme.space * 2 : 0
            beside: !board.isPortrait && !board.showsMedia && !board.viewModel.areFew
            mm: board.mm
            objectName: "calls"
            viewModel: board.viewModel
            width: board.sideBySide ? board.callsWidth : parent.width
        }
        MediaPlace {
            id: media

            anchors.right: parent.right
            anchors.top: parent.top
            height: board.isPortrait ? parent.height * 0.36 : parent.height - (strip.visible ? strip.height + Theme.space * 2 : 0)
            media: board.media
            visible: board.showsMedia
            width: board.sideBySide ? parent.width - calls.width - Theme.space * 4 : parent.width
        }
        WaitingStrip {
            id: strip

            anchors.bottom: parent.bottom
            anchors.right: parent.right
            columns: board.isPortrait || board.sideBySide ? 1 : 2
            viewModel: board.viewModel
            visible: board.waits
            width: board.sideBySide ? media.width : parent.width
        }
    }
    // Its place stays: nothing moves when somebody is marked absent.
    AbsentLine {
        id: absent

        anchors.bottom: board.sharesFoot ? parent.bottom : foot.top
        anchors.left: parent.left
        anchors.leftMargin: board.margin
        anchors.right: parent.right
        anchors.rightMargin: board.margin
        height: board.absentHeight
        stacked: board.isPortrait
        viewModel: board.viewModel
        visible: board.viewModel.absent.length > 0 && !(board.sharesFoot && board.viewModel.isStale)
    }
    Item {
        id: foot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        height: board.sharesFoot ? board.absentHeight : board.footHeight

        Ticker {
            anchors.fill: parent
            stacked: board.isPortrait
            viewModel: board.viewModel
            visible: !board.viewModel.isStale && !(board.sharesFoot && absent.visible)
        }
        StaleNotice {
            anchors.fill: parent
            stacked: board.isPortrait
            viewModel: board.viewModel
            visible: board.viewModel.isStale
        }
    }
}
