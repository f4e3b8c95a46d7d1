import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Where visitors begin: with what there is in both languages of the house, as long as all of it
// stands there whole; else with the choice of a language.
Item {
    id: page

    required property KioskViewModel viewModel
    readonly property bool direct: viewModel.offer.direct && width > 0 && sizes.fits
    // The same place on every page of a list: nothing is under a finger that was elsewhere.
    readonly property real firstRow: Theme.scale * (Theme.upright ? height > 1.4 * width ? 312 : 200 : 168)
    readonly property var sizes: Rows.fit(viewModel.offer.texts, {
        "acts": viewModel.offer.acts,
        "below": true,
        "beside_px": 0,
        "halves": 2,
        "height_px": Math.max(1, height - firstRow - tools.height - Theme.space * 6),
        "least_px": Theme.level > 0 ? Theme.choice : Theme.touch,
        "level": Theme.level,
        "scale": Theme.scale,
        "turner_px": 0,
        "upright": Theme.upright,
        "width_px": Math.max(1, width - Theme.space * 12)
    })

    objectName: "page-welcome"

    // The tools stand where they stand on every page.
    Item {
        id: tools

        height: Theme.upright ? Theme.touch * 1.35 : 0
    }
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
                given.firstRow = Qt.binding(() => page.firstRow);
            }
            setSource(file, given);
        }
    }
}
