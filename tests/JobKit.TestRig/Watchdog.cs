using System.Diagnostics;

namespace JobKit.TestRig;

/// <summary>Ends a cluster and removes its folder when this process lets go of it: by disposing, by exiting, or by being killed.</summary>
/// <remarks>
/// A shell in its own session blocks on the pipe that only this process holds open; the kernel closes it whatever kills us. One way out for
/// every end is why no exit handler is needed.
/// </remarks>
internal sealed class Watchdog : IAsyncDisposable
{
    // Processes of a cluster are known by their working directory, so that a reused id is never hit.
    private const string Script =
        """
        trap '' HUP INT TERM
        read -r _
        mine() { for p in /proc/[0-9]*; do [ "$(readlink "$p/cwd" 2>/dev/null)" = "$1/data" ] && echo "${p#/proc/}"; done; }
        signal() { for p in $2; do kill -s "$1" "$p" 2>/dev/null; done; }
        signal CONT "$(mine "$1")"
        postmaster=$(head -n 1 "$1/data/postmaster.pid" 2>/dev/null)
        for p in $(mine "$1"); do [ "$p" = "$postmaster" ] && kill -s QUIT "$p" 2>/dev/null; done
        tries=0
        while [ -n "$(mine "$1")" ] && [ "$tries" -lt 50 ]; do tries=$((tries + 1)); sleep 0.1; done
        signal KILL "$(mine "$1")"
        rm -rf "$1"
        """;

    private Process? _shell;

    private Watchdog(Process shell) => _shell = shell;

    public static Watchdog Over(string folder)
    {
        var start = Command.Describe(["setsid", "sh", "-c", Script, "jobkit-watchdog", folder]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = false;
        start.RedirectStandardError = false;
        return new Watchdog(Process.Start(start)!);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _shell, null) is not { } shell)
        {
            return;
        }

        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }
}
