namespace JobKit.Chaos;

/// <summary>What the client was told last about each job.</summary>
internal static class ClientOutcomes
{
    public static Dictionary<Guid, ClientEvent> Of(IEnumerable<ClientLine> lines)
    {
        var last = new Dictionary<Guid, ClientEvent>();
        foreach (var line in lines)
        {
            // Asking again does not take back an answer.
            if (line.Event is not (ClientEvent.Intent or ClientEvent.Unknown) || !last.TryGetValue(line.JobId, out var known)
                || known is ClientEvent.Intent or ClientEvent.Unknown)
                last[line.JobId] = line.Event;
        }

        return last;
    }
}
