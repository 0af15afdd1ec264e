using System.Net;
using System.Net.Sockets;

namespace JobKit.TestRig;

/// <summary>Picks a loopback port that nobody listens on.</summary>
/// <remarks>
/// Below the range that Linux hands to outgoing connections (32768 and up): else a client could take the port while its server is stopped.
/// </remarks>
public static class FreePort
{
    private const int Lowest = 20_000;

    private const int Highest = 32_000;

    /// <summary>A port that is free now.</summary>
    public static int Pick()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var port = Random.Shared.Next(Lowest, Highest);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"100 loopback ports between {Lowest} and {Highest} were all taken.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
