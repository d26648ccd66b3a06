import Foundation

/// The operating system's user, for the audit log (ACC-11): by the process's id, not by an environment that anyone sets.
enum OperatingSystemUser {
    /// The name, or the number where it has none.
    static var name: String {
        let id = getuid()
        guard let entry = getpwuid(id), let name = entry.pointee.pw_name else { return "uid \(id)" }
        return String(cString: name)
    }
}
