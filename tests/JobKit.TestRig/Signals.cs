using System.ComponentModel;
using System.Runtime.InteropServices;

namespace JobKit.TestRig;

/// <summary>Sends signals to processes by id.</summary>
public static partial class Signals
{
    private const int NoSuchProcess = 3;

    /// <summary>Sends it; false when the process is gone.</summary>
    public static bool Send(int processId, Signal signal)
    {
        if (Kill(processId, (int)signal) == 0)
        {
            return true;
        }

        var error = Marshal.GetLastPInvokeError();
        return error == NoSuchProcess ? false : throw new Win32Exception(error);
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
