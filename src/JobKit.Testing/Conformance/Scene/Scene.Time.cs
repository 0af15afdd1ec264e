namespace JobKit.Testing;

internal sealed partial class Scene
{
    /// <summary>Stores keep microseconds; comparing two readings of one clock allows a little more.</summary>
    public static readonly TimeSpan ClockGrain = TimeSpan.FromMilliseconds(1);

    /// <summary>For leases that must not end while the check runs, however slow the machine.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    /// <summary>For leases and delays that the check waits out.</summary>
    public TimeSpan Short => Target.AdvanceClock is null ? TimeSpan.FromMilliseconds(250) : TimeSpan.FromSeconds(30);

    /// <summary>The store's present: when it says that a job stored now was made.</summary>
    public async Task<DateTimeOffset> NowAsync()
    {
        var probe = await StoreAsync(job => job with { Type = "conformance.clock", Queue = "conformance.clock", Hidden = true, Delay = TimeSpan.FromDays(400) });
        return (await ReadAsync(probe)).CreatedAt;
    }

    /// <summary>Returns once the store's clock has moved on, so that what follows has a later instant than what was.</summary>
    public async Task TickAsync() => await PassAsync(await NowAsync());

    /// <summary>Returns once the store's clock is past an instant: moved there, or, where it cannot be moved, asked again and again.</summary>
    public async Task PassAsync(DateTimeOffset instant)
    {
        if (Target.AdvanceClock is { } advance)
        {
            var now = await NowAsync();
            if (now <= instant)
            {
                advance(instant - now + ClockGrain);
            }

            return;
        }

        while (await NowAsync() <= instant + ClockGrain)
        {
            await Task.Delay(Glance, TimeProvider.System, Token);
        }
    }
}
