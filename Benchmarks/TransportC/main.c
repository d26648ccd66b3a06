/* The peer: a plain curl_multi loop in C (epoll, curl_multi_socket_action, easy handles used again), with the options
   that any client would set. Arguments: URL, requests in flight, requests, and for TLS a file of authorities. */
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { events_max = 128, body_bytes_max = 16384 };

struct transfer {
    size_t body_count;
    char body[body_bytes_max];
};

static int epoll_fd;
static long timer_ms = -1;

static size_t receive(char *bytes, size_t size, size_t count, void *context) {
    struct transfer *transfer = context;
    size_t total = size * count;
    if (transfer->body_count + total > body_bytes_max) return 0;
    memcpy(transfer->body + transfer->body_count, bytes, total);
    transfer->body_count += total;
    return total;
}

static int watch(CURL *easy, curl_socket_t fd, int what, void *context, void *known) {
    (void)easy;
    struct epoll_event event = {.events = 0, .data.fd = fd};
    if (what == CURL_POLL_REMOVE) {
        epoll_ctl(epoll_fd, EPOLL_CTL_DEL, fd, &event);
        return 0;
    }
    if (what & CURL_POLL_IN) event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
    epoll_ctl(epoll_fd, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, fd, &event);
    curl_multi_assign(context, fd, &epoll_fd);
    return 0;
}

static int set_timer(CURLM *multi, long milliseconds, void *context) {
    (void)multi;
    (void)context;
    timer_ms = milliseconds;
    return 0;
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void collect(CURLM *multi, long *to_start, long *to_end) {
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
        CURL *easy = message->easy_handle;
        CURLcode code = message->data.result;
        struct transfer *transfer;
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_PRIVATE, (char **)&transfer);
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        if (code != CURLE_OK || status != 200 || transfer->body_count != 1024) {
            fprintf(stderr, "a wrong answer: code %d, status %ld\n", code, status);
            exit(1);
        }
        curl_multi_remove_handle(multi, easy);
        --*to_end;
        if (*to_start > 0) {
            --*to_start;
            transfer->body_count = 0;
            curl_multi_add_handle(multi, easy);
        }
    }
}

static void run(CURLM *multi, CURL **easy, long in_flight, long total) {
    long to_start = total, to_end = total;
    int running;
    struct epoll_event events[events_max];
    for (long index = 0; index < in_flight && to_start > 0; index++, to_start--) {
        struct transfer *transfer;
        curl_easy_getinfo(easy[index], CURLINFO_PRIVATE, (char **)&transfer);
        transfer->body_count = 0;
        curl_multi_add_handle(multi, easy[index]);
    }
    while (to_end > 0) {
        if (timer_ms == 0) {
            timer_ms = -1;
            curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
            collect(multi, &to_start, &to_end);
            if (to_end == 0) break;
        }
        int count = epoll_wait(epoll_fd, events, events_max, (int)timer_ms);
        if (count == 0) timer_ms = 0;
        for (int index = 0; index < count; index++) {
            int bits = 0;
            if (events[index].events & EPOLLIN) bits |= CURL_CSELECT_IN;
            if (events[index].events & EPOLLOUT) bits |= CURL_CSELECT_OUT;
            if (events[index].events & (EPOLLERR | EPOLLHUP)) bits |= CURL_CSELECT_ERR;
            curl_multi_socket_action(multi, events[index].data.fd, bits, &running);
        }
        collect(multi, &to_start, &to_end);
    }
}

static CURL *make_handle(const char *url, const char *authorities) {
    CURL *easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "benchmark");
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 120000L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, receive);
    struct transfer *transfer = calloc(1, sizeof *transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, transfer);
    if (authorities) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, authorities);
        curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
        curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
    }
    return easy;
}

int main(int count, char **arguments) {
    if (count < 4) return 64;
    long in_flight = atol(arguments[2]), total = atol(arguments[3]);
    curl_global_init(CURL_GLOBAL_ALL);
    epoll_fd = epoll_create1(0);
    CURLM *multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch);
    curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, multi);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, set_timer);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, in_flight);
    curl_multi_setopt(multi, CURLMOPT_MAX_HOST_CONNECTIONS, in_flight);
    CURL **easy = calloc((size_t)in_flight, sizeof *easy);
    for (long index = 0; index < in_flight; index++) {
        easy[index] = make_handle(arguments[1], count > 4 ? arguments[4] : NULL);
    }
    run(multi, easy, in_flight, total / 10 > 0 ? total / 10 : 1);
    double start = now();
    run(multi, easy, in_flight, total);
    printf("%.0f\n", (double)total / (now() - start));
    return 0;
}
