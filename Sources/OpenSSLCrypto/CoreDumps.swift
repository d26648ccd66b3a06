internal import COpenSSL

/// Whether the kernel may write this process's memory to a core file, or let others of the same user read it.
public enum CoreDumps {
    /// Forbids both, until the process executes another program (`PR_SET_DUMPABLE` 0).
    ///
    /// - Returns: whether the kernel agreed.
    public static func forbid() -> Bool { copenssl_set_dumpable(0) == 0 }

    /// Whether both are forbidden now, as the kernel tells.
    public static var areForbidden: Bool { copenssl_get_dumpable() == 0 }
}
