using System.Text;

namespace JobKit.Testing;

/// <summary>I6: texts come back as they went in.</summary>
internal static class PayloadChecks
{
    public static IReadOnlyList<ConformanceCheck> All { get; } =
    [
        new("I6", "an empty object round-trips", scene => RoundTrips(scene, "{}")),
        new("I6", "white space and key order round-trip", scene => RoundTrips(scene, "{ \"b\" : 1,\n\t\"a\":  2, \"a\": 3 }")),
        new("I6", "an escaped U+0000 round-trips", scene => RoundTrips(scene, """{"text":"before\u0000after"}""")),
        new("I6", "escaped lone surrogates round-trip", scene => RoundTrips(scene, """{"high":"\ud800","low":"\udfff"}""")),
        new("I6", "numbers beyond double precision round-trip", scene => RoundTrips(scene, "[12345678901234567890.123456789012345678901,1e400,-0.0,1.10]")),
        new("I6", "every character of the basic plane round-trips", scene => RoundTrips(scene, BasicPlane())),
        new("I6", "characters outside the basic plane round-trip", scene => RoundTrips(scene, "\"\U0001F600\U0010FFFF\U00020000\"")),
        new("I6", "256 KB round-trip", scene => RoundTrips(scene, $"\"{new string('x', (256 * 1024) - 2)}\"")),
        new("I6", "every other text and number of a job round-trips", Everything),
        new("I6", "an error whose text has U+0000 and lone surrogates does not keep a settle from being written", HostileError),
    ];

    private static string BasicPlane()
    {
        var text = new StringBuilder("\"", 70_000);
        for (var code = 0x20; code <= 0xFFFF; code++)
        {
            if (code is '"' or '\\' || char.IsSurrogate((char)code))
            {
                continue;
            }

            text.Append((char)code);
        }

        return text.Append('"').ToString();
    }

    private static async Task RoundTrips(Scene scene, string json)
    {
        var id = await scene.StoreAsync(job => job with { Payload = json, Metadata = json.Length < 4096 ? json : null });
        scene.Same("the payload read", json, (await scene.ReadAsync(id)).Payload);
        var claimed = await scene.ClaimOneAsync();
        scene.Same("the payload claimed", json, claimed.Payload);

        scene.True(await scene.Store.WriteCheckpointAsync(claimed.Lease, json, scene.Token), "the checkpoint to be written", "it was refused");
        await scene.Store.SettleAsync([Scene.Settlement(id, claimed.Epoch, JobVerb.Complete) with { Result = json }], scene.Token);
        var job = await scene.ReadAsync(id);
        scene.Same("the result", json, job.Result);
        scene.Same("the checkpoint", json, job.Checkpoint);
        scene.Same("the metadata", json.Length < 4096 ? json : null, job.Metadata);
    }

    private static async Task Everything(Scene scene)
    {
        var parent = JobId.New();
        var id = await scene.StoreAsync(job => job with
        {
            Priority = -32_768,
            MaxAttempts = 100,
            Timeout = TimeSpan.FromSeconds(90.5),
            Owner = "Ænne O'Brien \U0001F600",
            Tenant = "a\"b%_",
            CorrelationKey = "order/1",
            UniqueKey = "unique",
            LimitKey = "limit",
            LimitConcurrency = 10_000,
            Tags = ["red", "with space", "ünï"],
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            ParentId = parent,
            Hidden = true,
        });
        var job = await scene.ReadAsync(id);
        var claimed = await scene.ClaimOneAsync();

        scene.Same("type, queue, priority", (Scene.Type, Scene.Queue, -32_768), (job.Type, job.Queue, job.Priority));
        scene.Same("attempts, timeout", (0, 100, TimeSpan.FromSeconds(90.5)), (job.Attempt, job.MaxAttempts, job.Timeout));
        scene.Same("owner, tenant, entity", ("Ænne O'Brien \U0001F600", "a\"b%_", "order/1"), (job.Owner, job.Tenant, job.CorrelationKey));
        scene.Same("keys", ("unique", "limit", 10_000), (job.UniqueKey, job.LimitKey, job.LimitConcurrency));
        scene.SameItems("tags", ["red", "with space", "ünï"], job.Tags);
        scene.Same("trace, parent, hidden", (job.TraceParent, parent, true), (claimed.TraceParent, claimed.ParentId, claimed.Hidden));
        scene.Same("the same when claimed", (job.Owner, job.Tenant, job.CorrelationKey), (claimed.Owner, claimed.Tenant, claimed.CorrelationKey));
        scene.Same("the same when claimed", (job.Priority, job.MaxAttempts, job.Timeout), (claimed.Priority, claimed.MaxAttempts, claimed.Timeout));
    }

    private static async Task HostileError(Scene scene)
    {
        var job = await scene.HoldAsync();
        var error = new JobError("Bad\0Type", "zero \0, high \ud800, low \udc00, end", "at \0 \udfff");
        var receipts = await scene.Store.SettleAsync([Scene.Settlement(job.Id, job.Epoch, JobVerb.Fail) with { Error = error }], scene.Token);

        scene.Same("the answer", Storage.SettleOutcome.Accepted, receipts[0].Outcome);
        scene.Given("an error", (await scene.ReadAsync(job.Id)).Error);
    }
}
