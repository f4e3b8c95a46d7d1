pragma ComponentBehavior: Bound

import QtQuick
import Nouba.Kiosk
import Nouba.UiKit
import ".."

// Where visitors begin: with what there is in both languages of the house, as long as all of it
// stands there whole; else with the choice of a language.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool direct: viewModel.offer.direct && width > 0 && sizes.fits
    // The same place on every page of a list: nothing is under a finger that was elsewhere.
    readonly property real firstRow: Theme.scale * (Theme.upright ? height > 1.4 * width ? 312 : 200 : 168)
    readonly property real end: (Theme.upright ? strip.y : height) - Theme.space
    readonly property var sizes: Rows.fit(viewModel.offer.texts, {
        "acts": viewModel.offer.acts,
        "below": Theme.upright,
        "beside_px": 0,
        "halves": 2,
        "height_px": Math.max(1, end - firstRow),
        "least_px": Theme.level > 0 ? Theme.choice : Theme.touch,
        "level": Theme.level,
        "scale": Theme.scale,
        "turner_px": 0,
        "upright": Theme.upright,
        "width_px": Math.max(1, width - Theme.space * 12)
    })

    objectName: "page-welcome"

    Loader {
        readonly property string file: page.direct ? "DirectChoices.qml" : "LanguagesPage.qml"

        anchors.fill: parent

        Component.onCompleted: show()
        onFileChanged: show()

        function show() {
            const given = {
                "viewModel": page.viewModel
            };
            if (page.direct) {
                given.sizes = Qt.binding(() => page.sizes);
                given.end = Qt.binding(() => page.end);
                given.firstRow = Qt.binding(() => page.firstRow);
            }
            setSource(file, given);
        }
    }
    // Where it stands on every page; a lying screen has it where the list leaves room.
    GuideStrip {
        id: strip

        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: false
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space * 3
        twice: true
        viewModel: page.viewModel
        visible: page.direct && (Theme.upright || page.firstRow + page.sizes.rows * (page.sizes.row + page.sizes.gap) < y - Theme.space)
        width: parent.width - Theme.space * 12
        x: Theme.space * 6
    }
}
