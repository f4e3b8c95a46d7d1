// The house above, like a letter's head: French left, Arabic right, the time between them.
import QtQuick
import QtQuick.Layouts
import Nouba.Board
import Nouba.UiKit

RowLayout {
    id: line

    required property BoardViewModel viewModel

    LayoutMirroring.enabled: false
    spacing: Theme.space * 4

    component Name: Words {
        Layout.fillHeight: true
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        font.pixelSize: Theme.large
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.small
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.WordWrap
    }

    Name {
        caption: line.viewModel.frenchName
        objectName: "unit-name-fr"
    }
    Text {
        color: Theme.ink
        font.bold: true
        font.features: { "tnum": 1 }
        font.pixelSize: Theme.display
        objectName: "clock"
        text: line.viewModel.time
        textFormat: Text.PlainText
    }
    Name {
        caption: line.viewModel.arabicName
        objectName: "unit-name-ar"
    }
}
