using JobKit.Migration;

namespace JobKit.Tests.Migration.Backfill;

public sealed class BackfillSlotTests
{
    [Fact]
    public async Task One_slot_works_through_all_ranges_and_finishes()
    {
        var bench = new BackfillBench(50);
        await bench.StartAsync();

        (await bench.WorkAsync()).Should().BeNull();

        var run = (await bench.RunAsync())!;
        run.State.Should().Be(BackfillState.Finished);
        run.Ranges.Should().OnlyContain(range => range.Finished && !range.Leased);
        run.Ranges.Sum(range => range.Done).Should().Be(50);
        EachOnce(bench, 50);
    }

    [Fact]
    public async Task A_backfill_without_rows_finishes()
    {
        var bench = new BackfillBench(0);
        await bench.StartAsync();

        (await bench.WorkAsync()).Should().BeNull();

        (await bench.RunAsync())!.State.Should().Be(BackfillState.Finished);
    }

    [Fact]
    public async Task A_page_that_could_not_be_read_is_not_the_end()
    {
        var bench = new BackfillBench(10, new() { Ranges = 1, MinChunkRows = 1, ChunkRows = 10, MaxChunkRows = 10 });
        await bench.StartAsync();
        var reads = 0;
        bench.Source.At = step =>
        {
            if (step == "read" && ++reads == 2)
            {
                throw new IOException("away");
            }
        };

        var work = () => bench.WorkAsync();

        await work.Should().ThrowAsync<IOException>();
        var run = (await bench.RunAsync())!;
        run.State.Should().Be(BackfillState.Running);
        run.Ranges.Should().OnlyContain(range => !range.Finished && !range.Leased && range.Done == 10);
        (await bench.WorkAsync()).Should().BeNull();
        (await bench.RunAsync())!.State.Should().Be(BackfillState.Finished);
        EachOnce(bench, 10);
    }

    [Fact]
    public async Task The_last_full_page_is_followed_by_an_empty_one_before_the_range_is_finished()
    {
        var bench = new BackfillBench(8, new() { Ranges = 1, MinChunkRows = 1, ChunkRows = 5, MaxChunkRows = 5 });
        await bench.StartAsync();
        var written = new List<bool>();
        bench.Source.At = step =>
        {
            if (step == "written")
            {
                written.Add(bench.RunAsync().Result!.Ranges[0].Finished);
            }
        };

        await bench.WorkAsync();

        written.Should().Equal(false, false, true);
    }

    /// <summary>A killed process gives nothing back: whatever it was in the middle of, its range is free again when the lease ends.</summary>
    [Fact]
    public async Task Any_sequence_of_kills_ends_with_each_row_exactly_once()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var chance = new Random(seed);
            var rows = chance.Next(0, 40);
            var bench = new BackfillBench(rows);
            await bench.StartAsync();
            for (var turn = 0; (await bench.RunAsync())!.State == BackfillState.Running; turn++)
            {
                turn.Should().BeLessThan(1_000, "seed {0}", seed);
                var process = new DyingProcess(bench, chance.Next(1, 25));
                await process.WorkAsync();
                bench.Clock.Advance(chance.Next(2) == 0 ? TimeSpan.Zero : BackfillSlot.Lease);
            }

            EachOnce(bench, rows);
            (await bench.RunAsync())!.Ranges.Sum(range => range.Done).Should().Be(rows, "seed {0}", seed);
        }
    }

    [Fact]
    public async Task Who_lost_the_lease_writes_nothing()
    {
        var bench = new BackfillBench(20, new() { Ranges = 1, MinChunkRows = 1, ChunkRows = 4, MaxChunkRows = 4 });
        await bench.StartAsync();
        var stalled = false;
        bench.Source.At = step =>
        {
            if (step == "write" && !stalled)
            {
                // Meanwhile the lease ends, and another goes on and finishes.
                stalled = true;
                bench.Clock.Advance(BackfillSlot.Lease);
                bench.WorkAsync(1).Result.Should().BeNull();
            }
        };

        (await bench.WorkAsync()).Should().BeNull();

        EachOnce(bench, 20);
        (await bench.RunAsync())!.Ranges.Sum(range => range.Done).Should().Be(20);
    }

    [Fact]
    public async Task Two_slots_share_the_ranges_and_the_followed_one_stays_to_the_end()
    {
        var bench = new BackfillBench(30, new() { Ranges = 2, MinChunkRows = 1, ChunkRows = 5, MaxChunkRows = 5 });
        await bench.StartAsync();
        var held = (await bench.Store.LeaseAsync("books", 1, "somebody", BackfillSlot.Lease, default)).Range!;

        (await bench.WorkAsync(1)).Should().BeNull();
        var followed = bench.WorkAsync(0);

        bench.Source.Done.Keys.Should().BeEquivalentTo(Enumerable.Range(16, 15));
        followed.IsCompleted.Should().BeFalse();
        await bench.Store.ReleaseAsync(held, default);
        bench.Clock.Advance(BackfillSlot.Others);
        (await followed).Should().BeNull();
        EachOnce(bench, 30);
    }

    [Fact]
    public async Task A_job_that_was_taken_over_goes_on_with_its_range_at_once()
    {
        var bench = new BackfillBench(30, new() { Ranges = 2, MinChunkRows = 1, ChunkRows = 5, MaxChunkRows = 5 });
        await bench.StartAsync();
        var ranges = new List<int?>();

        foreach (var owner in new[] { "job-1:1", "job-12:1", "job-1:2", "job-2:1" })
        {
            ranges.Add((await bench.Store.LeaseAsync("books", 1, owner, BackfillSlot.Lease, default)).Range?.Index);
        }

        ranges.Should().Equal(0, 1, 0, null);
    }

    [Fact]
    public async Task A_pause_takes_hold_after_the_chunk_and_a_resume_goes_on_at_the_cursor()
    {
        var bench = new BackfillBench(20, new() { Ranges = 1, MinChunkRows = 1, ChunkRows = 5, MaxChunkRows = 5 });
        await bench.StartAsync();
        bench.Source.At = step =>
        {
            if (step == "write" && bench.Source.Done.Count == 5)
            {
                bench.MoveAsync(BackfillState.Running, BackfillState.Paused).Result.Should().BeTrue();
            }
        };

        (await bench.WorkAsync()).Should().BeNull();

        bench.Source.Done.Should().HaveCount(10);
        (await bench.RunAsync())!.Ranges.Should().OnlyContain(range => !range.Leased);
        (await bench.MoveAsync(BackfillState.Paused, BackfillState.Running)).Should().BeTrue();
        (await bench.WorkAsync()).Should().BeNull();
        EachOnce(bench, 20);
    }

    [Fact]
    public async Task More_rejects_than_allowed_stop_it_with_the_reason_and_a_retry_takes_the_mended_rows()
    {
        var bench = new BackfillBench(30, new() { Ranges = 1, MinChunkRows = 1, ChunkRows = 10, MaxChunkRows = 10, MaxRejects = 2 });
        bench.Source.Bad.UnionWith([1, 2, 13, 14]);
        await bench.StartAsync();

        (await bench.WorkAsync()).Should().BeNull();

        var run = (await bench.RunAsync())!;
        run.State.Should().Be(BackfillState.Stopped);
        run.Reason.Should().Match("4 rows are rejected, and MaxRejects is 2. The last, 00014: bad*");
        bench.Source.Done.Should().HaveCount(16);
        bench.Source.Bad.Remove(13);
        (await bench.MoveAsync(BackfillState.Stopped, BackfillState.Running, retry: true)).Should().BeTrue();
        (await bench.WorkAsync()).Should().BeNull();
        run = (await bench.RunAsync())!;
        run.State.Should().Be(BackfillState.Finished);
        run.Rejected.Should().Be(3);
        (await bench.Store.ReadRejectsAsync("books", null, 10, default)).Select(it => (it.Key, it.Attempts)).Should().Equal(
            ("00001", 2), ("00002", 2), ("00014", 2));
        bench.Source.Done.Should().HaveCount(27).And.OnlyContain(row => row.Value == 1);
    }

    [Fact]
    public async Task It_waits_while_the_apps_own_jobs_queue_up()
    {
        var bench = new BackfillBench(10, new() { MaxQueueDepth = 100 });
        await bench.StartAsync();
        bench.Due = 101;

        (await bench.WorkAsync()).Should().Be(BackfillThrottle.QueuesFull);
        bench.Source.Done.Should().BeEmpty();

        bench.Due = 100;
        bench.Clock.Advance(BackfillThrottle.QueuesFull);
        (await bench.WorkAsync()).Should().BeNull();
        EachOnce(bench, 10);
    }

    [Fact]
    public async Task It_waits_outside_its_windows()
    {
        var bench = new BackfillBench(10);
        await bench.StartAsync();
        var hour = bench.Clock.GetUtcNow().TimeOfDay;
        bench.Source.Options.Windows = [new() { From = TimeSpan.FromHours(hour.Hours >= 12 ? 0 : 22), To = TimeSpan.FromHours(hour.Hours >= 12 ? 2 : 24) }];

        (await bench.WorkAsync()).Should().Be(BackfillThrottle.WindowClosed);

        bench.Source.Done.Should().BeEmpty();
    }

    [Fact]
    public async Task After_its_shift_it_gives_the_range_back_and_asks_to_go_on_at_once()
    {
        var bench = new BackfillBench(20, new() { Ranges = 1, MinChunkRows = 1, ChunkRows = 5, MaxChunkRows = 5, TargetChunkTime = TimeSpan.FromSeconds(10), MaxChunkTime = TimeSpan.FromMinutes(5) });
        await bench.StartAsync();
        bench.Source.At = step =>
        {
            if (step == "written")
            {
                bench.Clock.Advance(BackfillSlot.Shift + TimeSpan.FromTicks(1));
            }
        };

        (await bench.WorkAsync()).Should().Be(TimeSpan.Zero);

        bench.Source.Done.Should().HaveCount(5);
        (await bench.RunAsync())!.Ranges.Should().OnlyContain(range => !range.Leased);
    }

    private static void EachOnce(BackfillBench bench, int rows)
    {
        bench.Source.Done.Keys.Should().BeEquivalentTo(Enumerable.Range(1, rows));
        bench.Source.Done.Values.Should().NotContain(times => times != 1);
    }
}
