pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import "choosing"

// Where each counter is, and what is given there.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property Guide guide: viewModel.guide
    readonly property bool upright: Theme.upright
    // Where all stands low there is half the height.
    readonly property bool tall: upright && height > 1.2 * width
    readonly property int margin: Theme.space * 6

    objectName: "page-places"

    GuideHeading {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: parent.top
        anchors.topMargin: Theme.space * (page.tall ? 6 : 3)
        title: page.guide.words.places
        upright: page.tall
        viewModel: page.viewModel
    }
    Grid {
        id: grid

        readonly property real room: page.height - y - Theme.space * 3 - Theme.touch - spacing
        // Every place is told whole, as many on a page as have room.
        readonly property var plan: {
            const ways = (page.upright ? [1] : [1, 2]).map(columns => {
                const least = needed(columns);
                return {
                    "columns": columns,
                    "least": least,
                    "rows": Math.max(1, Math.floor((room + spacing) / (least + spacing)))
                };
            });
            return ways.reduce((best, one) => one.rows * one.columns >= best.rows * best.columns ? one : best);
        }
        readonly property int fitting: Math.min(8, plan.rows * plan.columns)
        readonly property real cardHeight: Math.max(plan.least, Math.min(plan.least * 1.2, (room - (plan.rows - 1) * spacing) / plan.rows))

        function wide(columns: int): real {
            return (width - (columns - 1) * spacing) / columns;
        }
        // How high a card has to be for the place that says most.
        function needed(columns: int): real {
            const width = wide(columns) - Theme.touch * 1.5 - Theme.space * 9;
            const language = page.viewModel.language;
            const heights = page.guide.places.told.map(one => {
                const title = Math.max(Rows.height(one.title, language, Theme.body, width / 2, language !== "zgh"), Rows.height(one.openNow, language, Theme.small, width / 2 - Theme.small * 2, true));
                const others = [[one.place, one.placeLanguage], [one.services, one.servicesLanguage]].filter(([text]) => text !== "");
                return others.reduce((sum, [text, its]) => sum + Rows.height(text, its, Theme.small, width, false), title);
            });
            return Math.max(Theme.touch * 1.5, ...heights) + Theme.space * 4;
        }

        anchors.left: parent.left
        anchors.leftMargin: page.margin
        anchors.right: parent.right
        anchors.rightMargin: page.margin
        anchors.top: heading.bottom
        anchors.topMargin: Theme.space * (page.upright ? 5 : 3)
        columns: plan.columns
        spacing: Theme.space * 3

        Component.onCompleted: page.guide.places.showAtOnce(fitting)
        onFittingChanged: page.guide.places.showAtOnce(fitting)

        Repeater {
            id: cards

            model: page.guide.places.rows

            PlaceCard {
                height: grid.cardHeight
                language: page.viewModel.language
                width: grid.wide(grid.plan.columns)
            }
        }
    }
    Phrase {
        anchors.left: grid.left
        anchors.right: grid.right
        anchors.top: grid.top
        language: page.viewModel.language
        objectName: "no-places"
        size: Theme.large
        text: page.guide.words.noPlaces
        visible: cards.count === 0
    }
    PageTurner {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 3
        anchors.left: grid.left
        anchors.right: grid.right
        pageNumber: page.guide.places.pageNumber
        subject: "places"
        viewModel: page.viewModel

        onFormer: page.guide.places.showFormer()
        onMore: page.guide.places.showMore()
    }
}
