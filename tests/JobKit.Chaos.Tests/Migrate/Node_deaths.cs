namespace JobKit.Chaos.Tests.Migrate;

public sealed class Node_deaths
{
    [Fact]
    public void A_kill_between_two_batches_hits_no_flush()
    {
        NodeDeath.Of(50, [Sends(10, 1), Answered(12, 1)], seq: 1).Should().Be(new NodeDeath(10, 12, 50, MidFlush: false, Stored: false, Delayed: false));
    }

    [Fact]
    public void A_batch_without_an_answer_was_hit_and_the_store_tells_what_became_of_it()
    {
        FlushNote[] notes = [Sends(10, 1), Answered(12, 1), Sends(30, 2)];

        NodeDeath.Of(33, notes, seq: 1).Should().Be(new NodeDeath(10, 12, 30, MidFlush: true, Stored: false, Delayed: false));
        NodeDeath.Of(33, notes, seq: 2).Should().Be(new NodeDeath(30, 30, 30, MidFlush: true, Stored: true, Delayed: false));
    }

    [Fact]
    public void What_was_sent_twice_was_collected_the_first_time()
    {
        NodeDeath.Of(60, [Sends(10, 1), Answered(12, 1, FlushAnswer.Lost), Sends(40, 1)], seq: 1).Should()
            .Be(new NodeDeath(10, 12, 40, MidFlush: true, Stored: true, Delayed: true));
    }

    [Fact]
    public void A_node_that_sent_nothing_has_nothing_stored()
    {
        NodeDeath.Of(60, [], seq: 0).Should().Be(new NodeDeath(null, null, 60, MidFlush: false, Stored: false, Delayed: false));
    }

    [Fact]
    public void A_journal_gives_back_what_was_written()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var journal = new NodeJournal(path))
            {
                journal.Routed(new() { Side = Migration.MigrationSide.Legacy, Epoch = 3, Sub = 4, Randomised = true }, null, fails: true);
                journal.Flushing(7);
                journal.Flushed(7, FlushAnswer.Lost);
                journal.Making(new() { Id = 9 });
            }

            var lines = NodeLine.Read(path);
            NodeLine.Routed(lines).Should().ContainSingle().Which.Should().BeEquivalentTo(
                new { Epoch = 3L, Side = Migration.MigrationSide.Legacy, Sub = 4, Job = Guid.Empty, Randomised = true, Fails = true });
            NodeLine.Flushes(lines).Select(note => (note.Seq, note.Answer)).Should().Equal((7L, null), (7L, FlushAnswer.Lost));
            NodeLine.Books(lines).Should().Equal(9);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_journal_is_followed_from_its_end_by_whole_lines()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "old\n");
            using var tail = new JournalTail(path);
            File.AppendAllText(path, "one\ntw");
            tail.Read().Should().Equal("one");
            File.AppendAllText(path, "o\n");
            tail.Read().Should().Equal("two");
            tail.Read().Should().BeEmpty();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static FlushNote Sends(long at, long seq) => new(at, seq, null);

    private static FlushNote Answered(long at, long seq, FlushAnswer answer = FlushAnswer.Added) => new(at, seq, answer);
}
