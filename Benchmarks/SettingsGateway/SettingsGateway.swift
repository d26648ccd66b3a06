import Foundation
import Measuring

/// One process of the benchmark of settings; `Benchmarks/run-settings` calls it for each step, so that each is measured alone.
@main
enum SettingsGateway {
    private static let usage = """
        usage: SettingsGateway prepare FOLDER MEMBERS [INDIVIDUALS]
                                                 a store with a team of so many, of whom so many (100 unless given)
                                                 have settings of their own, and an admin with settings
               SettingsGateway preview FOLDER            a preview of a push to the team
               SettingsGateway push FOLDER               the push
               SettingsGateway undo FOLDER               takes the newest push back
               SettingsGateway drift FOLDER              who differs from the admin
               SettingsGateway bare FOLDER DONE          writes into FOLDER's store the rows of the newest run in DONE's
        Each prints its figures as NAME=VALUE.
        """

    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        switch (words.first, words.count) {
        case ("prepare", 3): try await TeamPreparation(folder: words[1], members: words[2]).run()
        case ("prepare", 4):
            try await TeamPreparation(folder: words[1], members: words[2], individuals: words[3]).run()
        case ("preview", 2): try await MeasuredCall(folder: words[1]).preview()
        case ("push", 2): try await MeasuredCall(folder: words[1]).push()
        case ("undo", 2): try await MeasuredCall(folder: words[1]).undo()
        case ("drift", 2): try await MeasuredCall(folder: words[1]).drift()
        case ("bare", 3): try await BareWriting(folder: words[1], done: words[2]).run()
        default:
            print(usage)
            exit(2)
        }
    }
}
