namespace JobKit.Chaos;

/// <summary>Waits for the moment at which a node is about to do a thing, so that a kill hits the middle of it.</summary>
internal static class Aim
{
    /// <summary>The first of the nodes to write a line of a kind from now on; null when none does for so long.</summary>
    public static async Task<ChildProcess?> AtAsync(NodeFleet fleet, IEnumerable<ChildProcess> nodes, char mark, TimeSpan patience)
    {
        var followed = fleet.Follow(nodes);
        try
        {
            var began = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(began) < patience)
            {
                foreach (var (node, tail) in followed)
                {
                    if (tail.Read().Any(line => line[0] == mark))
                        return node;
                }

                await Clock.Delay(1);
            }

            return null;
        }
        finally
        {
            foreach (var (_, tail) in followed)
                tail.Dispose();
        }
    }
}
