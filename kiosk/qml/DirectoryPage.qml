pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import "choosing"

// Whom to call or write to: the list, and the touched contact in full.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: upright && height > 1.2 * width
    readonly property bool beside: !tall && !(upright && Theme.larger)
    readonly property int margin: Theme.space * 6

    objectName: "page-directory"

    GuideHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        title: page.guide.words.directory
        upright: page.tall
        viewModel: page.viewModel
    }
    Column {
        id: list

        readonly property real room: (page.beside ? page.height - y - Theme.space * 5 : page.height * (page.tall ? 0.44 : 0.33)) - Theme.touch - spacing
        // High enough for the longest name, in the largest step of the scale that gives five a page
        // where five may stand.
        readonly property var plan: {
            const ways = [Theme.body, Theme.touched].map(size => {
                const names = page.guide.directory.names.map(one => Rows.height(one.text, one.language, size, width - Theme.space * 4, true));
                const least = Math.max(Theme.choice * 1.15, ...names.map(one => one + Theme.space * 2.5));
                return {
                    // Above the card stand two at the least: it gives way to them.
                    "fitting": Math.min(8, Math.max(page.beside ? 1 : 2, Math.floor((room + spacing) / (least + spacing)))),
                    "least": least,
                    "size": size
                };
            });
            return ways.find(one => one.fitting >= Math.min(5, ways[1].fitting));
        }
        readonly property int fitting: plan.fitting
        readonly property real tileHeight: Math.max(plan.least, Math.min(Theme.choice * 1.35, (room - (fitting - 1) * spacing) / fitting))

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        spacing: Theme.space * 2
        width: page.beside ? (page.width - 3 * page.margin) * 0.4 : page.width - 2 * page.margin
        y: heading.y + heading.height + Theme.space * (page.upright ? 5 : 3)

        Component.onCompleted: page.guide.directory.showAtOnce(fitting)
        onFittingChanged: page.guide.directory.showAtOnce(fitting)

        Repeater {
            model: page.guide.directory.contacts

            ContactTile {
                height: list.tileHeight
                size: list.plan.size
                width: list.width

                onClicked: page.guide.directory.choose(key)
            }
        }
        PageTurner {
            pageNumber: page.guide.directory.pageNumber
            size: Theme.touched
            subject: "contacts"
            viewModel: page.viewModel
            width: list.width

            onFormer: page.guide.directory.showFormer()
            onMore: page.guide.directory.showMore()
        }
    }
    ContactCard {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 5
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        height: page.height - list.y - (page.beside ? 0 : list.height + Theme.space * 4) - Theme.space * 5
        viewModel: page.viewModel
        width: page.beside ? (page.width - 3 * page.margin) * 0.6 : page.width - 2 * page.margin
    }
}
