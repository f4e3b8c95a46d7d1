import QtQuick
import Nouba.Kiosk
import Nouba.UiKit

// Asks for a sheet without a ticket, then says what became of it.
StripButton {
    required property KioskViewModel viewModel
    required property string key
    required property string wish
    readonly property string news: viewModel.slips.news[key] ?? ""

    chosen: news !== ""
    enabled: news === "" || news === "without"
    iconName: news === "ready" ? "check" : news === "without" ? "warning" : news === "later" ? "clock" : "printer"
    implicitHeight: Math.max(Theme.touch * (Theme.larger ? 1.6 : 1.35), needed)
    language: viewModel.language
    objectName: "print-slip"
    text: viewModel.slips.words[news || wish].replace("%1", viewModel.slips.waitS)
    visible: viewModel.slips.offered || news !== ""
}
