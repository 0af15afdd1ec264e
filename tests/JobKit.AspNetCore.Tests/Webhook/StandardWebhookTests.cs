using System.Security.Cryptography;
using System.Text;

namespace JobKit.AspNetCore.Tests;

public sealed class StandardWebhookTests
{
    // The vector of the Standard Webhooks libraries' own tests.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Time = "1614265330";
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    [Fact]
    public void The_published_vector_is_authentic() => IsSigned().Should().BeTrue();

    [Theory]
    [InlineData("v1,AAAA " + Signature)]
    [InlineData(Signature + " v2,unknown")]
    [InlineData("v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= v2,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc= " + Signature)]
    public void One_right_signature_of_several_is_enough(string signatures) => IsSigned(signatures: signatures).Should().BeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("v1,")]
    [InlineData("v1,g0hM9")]
    [InlineData("v1,dawfeoifkpqwoekfpqoekf")]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE")]
    public void Anything_else_is_not(string signatures) => IsSigned(signatures: signatures).Should().BeFalse();

    [Theory]
    [InlineData("", Time)]
    [InlineData(Id, "")]
    [InlineData(Id, "hello")]
    [InlineData(Id, "-1614265330")]
    [InlineData(Id, "1614265330 ")]
    [InlineData(Id, "99999999999999999999")]
    public void A_call_without_an_id_or_a_time_is_not(string id, string time) => IsSigned(id: id, time: time).Should().BeFalse();

    [Fact]
    public void An_id_cannot_take_in_the_time_of_another_call()
    {
        // The same signed text read in another way: what was the body's begin would be the time.
        var signed = Encoding.UTF8.GetBytes("old.1600000000.1614265330.rest");
        var signature = "v1," + Convert.ToBase64String(HMACSHA256.HashData(WebhookKey.Of(Secret)!, signed));

        IsSigned(id: "old.1600000000", time: "1614265330", signatures: signature, body: "rest").Should().BeFalse();
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_found()
    {
        foreach (var (part, flip) in Flips(Body))
        {
            IsSigned(body: part).Should().BeFalse($"bit {flip} of the body");
        }

        foreach (var (part, flip) in Flips(Id))
        {
            IsSigned(id: part).Should().BeFalse($"bit {flip} of the id");
        }

        foreach (var (part, flip) in Flips(Time))
        {
            IsSigned(time: part).Should().BeFalse($"bit {flip} of the time");
        }

        foreach (var (part, flip) in Flips(Signature))
        {
            IsSigned(signatures: part).Should().BeFalse($"bit {flip} of the signature's text");
        }

        var signature = Convert.FromBase64String(Signature[3..]);
        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            var flipped = (byte[])signature.Clone();
            flipped[bit / 8] ^= (byte)(1 << (bit % 8));
            IsSigned(signatures: "v1," + Convert.ToBase64String(flipped)).Should().BeFalse($"bit {bit} of the signature");
        }
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(-300, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_clock_may_be_off_by_the_tolerance(int seconds, bool authentic) => IsSigned(seconds: seconds).Should().Be(authentic);

    [Fact]
    public void The_previous_secret_goes_on_for_a_while_and_no_secret_never_does()
    {
        StandardWebhook.IsSigned(Id, Time, Signature, Encoding.UTF8.GetBytes(Body), [new byte[32], WebhookKey.Of(Secret)!], Now(), TimeSpan.FromMinutes(5)).Should().BeTrue();
        StandardWebhook.IsSigned(Id, Time, Signature, Encoding.UTF8.GetBytes(Body), [new byte[32]], Now(), TimeSpan.FromMinutes(5)).Should().BeFalse();
        StandardWebhook.IsSigned(Id, Time, Signature, Encoding.UTF8.GetBytes(Body), [], Now(), TimeSpan.FromMinutes(5)).Should().BeFalse();
    }

    private static bool IsSigned(string id = Id, string time = Time, string signatures = Signature, string body = Body, int seconds = 0) =>
        StandardWebhook.IsSigned(id, time, signatures, Encoding.Latin1.GetBytes(body), [WebhookKey.Of(Secret)!], Now().AddSeconds(seconds), TimeSpan.FromMinutes(5));

    private static DateTimeOffset Now() => DateTimeOffset.FromUnixTimeSeconds(1614265330);

    private static IEnumerable<(string Text, int Bit)> Flips(string text)
    {
        for (var bit = 0; bit < text.Length * 8; bit++)
        {
            var flipped = text.ToCharArray();
            flipped[bit / 8] ^= (char)(1 << (bit % 8));
            yield return (new(flipped), bit);
        }
    }
}
