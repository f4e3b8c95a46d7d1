import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// The first frame, while the office's own words are being read.
Item {
    id: page

    required property KioskViewModel viewModel

    objectName: "page-starting"

    Greeting {
        anchors.centerIn: parent
        width: parent.width - Theme.space * 16
    }
}
