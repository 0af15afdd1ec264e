using System.Security.Cryptography;
using System.Text;
using JobKit.Migration;

namespace JobKit.Tests.Migration;

public sealed class RolloutEventChainTests
{
    private static readonly DateTimeOffset At = new(2026, 1, 4, 12, 35, 0, TimeSpan.Zero);

    private static readonly RolloutEventDraft Start = new()
    {
        Key = "create-storybook",
        Actor = "alice",
        Kind = "stage",
        From = "Off",
        To = "Shadow",
        Reason = "start",
    };

    public static TheoryData<string, Func<RolloutEvent, RolloutEvent>> Forgeries => new()
    {
        { "id", it => it with { Id = 7 } },
        { "key", it => it with { Key = "another" } },
        { "version", it => it with { Version = 9 } },
        { "at", it => it with { At = it.At.AddMilliseconds(1) } },
        { "actor", it => it with { Actor = "mallory" } },
        { "kind", it => it with { Kind = "other" } },
        { "from", it => it with { From = null } },
        { "to", it => it with { To = "Complete" } },
        { "reason", it => it with { Reason = "start\",\"evidence\":{}}" } },
        { "evidence", it => it with { Evidence = """{"n":9}""" } },
        { "previous hash", it => it with { PrevHash = RolloutEventTip.Start.Hash } },
        { "previous hash that is none", it => it with { PrevHash = "none" } },
        { "hash", it => it with { Hash = RolloutEventTip.Start.Hash } },
    };

    [Fact]
    public void The_first_event_hashes_to_the_designs_vector()
    {
        var first = RolloutEventChain.Append(RolloutEventTip.Start, Start, 1, At);

        RolloutEventHash.JsonOf(first).Should().Be(
            """{"id":1,"key":"create-storybook","version":1,"at":"2026-01-04T12:35:00.000Z","actor":"alice","kind":"stage","from":"Off","to":"Shadow","reason":"start","evidence":{}}""");
        first.PrevHash.Should().Be(new string('0', 64));
        first.Hash.Should().Be("c318e4856e6e2b185f27718353edf801179658b5abd283c33230ced6b57c59d1");
    }

    [Fact]
    public void The_next_event_is_hashed_with_the_bytes_of_the_hash_before()
    {
        var first = RolloutEventChain.Append(RolloutEventTip.Start, Start, 1, At);
        var second = RolloutEventChain.Append(RolloutEventTip.Of(first), Start with { From = "Shadow", To = "Canary" }, 2, At);

        (second.Id, second.PrevHash).Should().Be((2, first.Hash));
        second.Hash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(
            [.. Convert.FromHexString(first.Hash), .. Encoding.UTF8.GetBytes(RolloutEventHash.JsonOf(second))])));
    }

    [Fact]
    public void Texts_escape_only_what_JSON_must_and_what_is_missing_is_null()
    {
        var it = RolloutEventChain.Append(
            RolloutEventTip.Start, Start with { From = null, To = null, Reason = "\"\\\b\f\n\r\t\u0001/<é日😀\u2028" }, 1, At);

        RolloutEventHash.JsonOf(it).Should().Contain("\"from\":null,\"to\":null,\"reason\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001/<é日😀\u2028\",\"evidence\"");
    }

    [Fact]
    public void An_event_is_cut_to_milliseconds_so_that_what_is_stored_is_what_was_hashed()
    {
        var it = RolloutEventChain.Append(RolloutEventTip.Start, Start, 1, new DateTimeOffset(2026, 1, 4, 14, 35, 0, TimeSpan.FromHours(2)).AddTicks(9_999));

        it.At.Should().Be(At);
        it.At.Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void A_chain_that_nobody_touched_is_whole_in_one_piece_and_in_pages()
    {
        var events = Chain(10);

        RolloutEventChain.FirstBroken(events, RolloutEventTip.Start).Should().BeNull();
        RolloutEventChain.FirstBroken(events.Skip(4), RolloutEventTip.Of(events[3])).Should().BeNull();
        RolloutEventChain.FirstBroken([], RolloutEventTip.Start).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_forged_event_is_found(string what, Func<RolloutEvent, RolloutEvent> forge)
    {
        var events = Chain(5);
        events[2] = forge(events[2]);

        RolloutEventChain.FirstBroken(events, RolloutEventTip.Start).Should().Be(events[2].Id, what);
    }

    [Fact]
    public void An_event_that_was_hashed_anew_after_its_forging_breaks_the_next()
    {
        var events = Chain(5);
        var forged = events[2] with { Reason = "never happened" };
        events[2] = forged with { Hash = RolloutEventHash.Of(forged) };

        RolloutEventChain.FirstBroken(events, RolloutEventTip.Start).Should().Be(4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_removed_event_is_found_at_the_one_behind_it(int at)
    {
        var events = Chain(5);
        events.RemoveAt(at);

        RolloutEventChain.FirstBroken(events, RolloutEventTip.Start).Should().Be(at + 2);
    }

    private static List<RolloutEvent> Chain(int count)
    {
        var events = new List<RolloutEvent>();
        for (var i = 0; i < count; i++)
        {
            var tip = i == 0 ? RolloutEventTip.Start : RolloutEventTip.Of(events[^1]);
            events.Add(RolloutEventChain.Append(tip, Start with { Evidence = $$"""{"n":{{i}}}""" }, i + 1, At.AddSeconds(i)));
        }

        return events;
    }
}
