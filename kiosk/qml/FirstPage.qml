import QtQuick
import Nouba.UiKit

// The very first frame; the starting page takes its place and looks alike.
Rectangle {
    id: page

    color: Theme.paper

    Greeting {
        anchors.centerIn: parent
        width: parent.width - Theme.space * 16
    }
}
