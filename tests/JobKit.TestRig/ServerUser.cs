namespace JobKit.TestRig;

/// <summary>PostgreSQL refuses to run as root: there it runs as the user that its package creates.</summary>
internal static class ServerUser
{
    private const string Name = "postgres";

    /// <summary>The command under the server's user. It replaces itself by the program, so that the process id is the program's.</summary>
    public static IEnumerable<string> Run(params IEnumerable<string> command) =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--clear-groups", "--", .. command]
            : command;

    public static Task OwnAsync(string folder) =>
        Environment.IsPrivilegedProcess ? Command.RunAsync(["chown", "-R", $"{Name}:{Name}", folder]) : Task.CompletedTask;
}
