namespace JobKit.Chaos;

/// <summary>Waits until every job has ended, or until nothing moves any more.</summary>
internal static class Quiescence
{
    private static readonly TimeSpan Stillness = TimeSpan.FromSeconds(20);

    public static async Task WaitAsync(ITestDatabase database)
    {
        var (last, since) = (-1L, TimeProvider.System.GetTimestamp());
        while (await StoredJobReader.CountUnfinishedAsync(database) > 0)
        {
            var change = await StoredJobReader.LastChangeAsync(database);
            if (change != last)
                (last, since) = (change, TimeProvider.System.GetTimestamp());
            else if (TimeProvider.System.GetElapsedTime(since) > Stillness)
                return;
            await Clock.Delay(100);
        }
    }
}
